package io.weik.cli;

import io.weik.runtime.InstanceStatus;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a freshly started process says of itself. */
final class Summary {
  private Summary() {}

  static String of(Assembly assembly, ServerOptions options) {
    var node = assembly.node();
    var text = new StringBuilder();
    text.append("  ")
        .append(count(node.instances().size(), "source"))
        .append(" \u00b7 ")
        .append(count(node.subscriptions().size(), "subscription"))
        .append(" \u00b7 ")
        .append(count(node.flows().size(), "flow"))
        .append("   data: ")
        .append(options.dataDir())
        .append("\n\n");
    var rows = new ArrayList<String[]>();
    node.instances().forEach(instance -> rows.add(instance(instance)));
    node.flows().forEach(flow -> rows.add(new String[] {"flow", flow.name(), flow.state().word()}));
    rows.add(
        new String[] {"webhooks", "", "http://localhost:" + assembly.webhookPort() + "/webhooks/"});
    rows.add(
        new String[] {
          "admin", "", Assembly.local(assembly.adminPort()) + "   ready in " + sinceStart()
        });
    rows.forEach(row -> text.append("  %-10s %-22s %s%n".formatted((Object[]) row)));
    return text.append('\n').toString();
  }

  /** What to type next, by the sources there are. */
  static String next(List<InstanceStatus> instances, int adminPort) {
    return instances.stream()
        .filter(instance -> instance.type().equals("webhook"))
        .findFirst()
        .map(
            instance ->
                "  Try: weikio es simulate "
                    + instance.source()
                    + " --payload FILE"
                    + (adminPort == 8081 ? "" : " --server " + Assembly.local(adminPort))
                    + "\n")
        .orElse("");
  }

  private static String[] instance(InstanceStatus instance) {
    var how =
        instance
            .state()
            .problem()
            .map(why -> instance.state().word() + ": " + why.message())
            .orElse(instance.summary());
    return new String[] {instance.type(), instance.source(), how};
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String sinceStart() {
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    return Ago.text(Duration.between(Instant.ofEpochMilli(started), Instant.now()));
  }
}
