package io.weik.cli;

import io.weik.api.flow.FlowEngine;
import io.weik.api.source.SourceTypes;
import io.weik.config.ConfigReader;
import io.weik.config.Masking;
import io.weik.flow.CamelFlowEngine;
import io.weik.flow.FlowOptions;
import io.weik.runtime.Events;
import io.weik.runtime.Node;
import io.weik.server.AdminApi;
import io.weik.server.AdminListener;
import io.weik.server.AdminOptions;
import io.weik.server.Deployment;
import io.weik.server.ListenerLimits;
import io.weik.server.NodeMetrics;
import io.weik.server.WebhookListener;
import io.weik.server.WholeCheck;
import io.weik.store.RocksBackbone;
import io.weik.store.SealedState;
import io.weik.store.SealingKey;
import io.weik.store.StoreOptions;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * The composition root: opens every room of one process and puts them together. Closing it stops
 * taking in, lets what is under way finish, and closes in reverse order.
 */
final class Assembly implements AutoCloseable {
  private final Closing closing;
  private final Node node;
  private final Deployment deployment;
  private final WebhookListener webhooks;
  private final AdminListener admin;

  private Assembly(
      Closing closing,
      Node node,
      Deployment deployment,
      WebhookListener webhooks,
      AdminListener admin) {
    this.closing = closing;
    this.node = node;
    this.deployment = deployment;
    this.webhooks = webhooks;
    this.admin = admin;
  }

  /**
   * Opens the store and the listeners; nothing is declared yet.
   *
   * @throws io.weik.api.problem.ProblemException when something cannot be opened; all is closed
   *     again then
   */
  static Assembly open(ServerOptions options) {
    var closing = new Closing();
    try {
      return open(options, closing);
    } catch (RuntimeException failure) {
      closing.close();
      throw failure;
    }
  }

  private static Assembly open(ServerOptions options, Closing closing) {
    LibraryLogs.join();
    var clock = Clock.systemUTC();
    var types = BuiltInSources.within(options.allowedRoots());
    var adminOptions =
        new AdminOptions(options.adminHost(), options.adminPort(), options.adminToken());
    var store = RocksBackbone.open(options.dataDir(), StoreOptions.standard(), clock);
    closing.add(store::close);
    var key =
        SealingKey.loadOrCreate(
            options.keyFile(), Optional.ofNullable(System.getenv("WEIKIO_KEY")));
    var flows = new Once<FlowEngine>(() -> new CamelFlowEngine(FlowOptions.standard()));
    closing.add(() -> flows.made().ifPresent(FlowEngine::close));
    var webhooks = WebhookListener.start(options.host(), options.port(), ListenerLimits.defaults());
    closing.add(webhooks::close);
    var node =
        new Node(types, new Node.Ports(store, store, webhooks, flows), options.runtime(), clock);
    closing.add(node::stop);
    closing.add(webhooks::withdraw);
    var check = new WholeCheck(reader(types), flows);
    var deployment = new Deployment(check, new SealedState(store, key), node);
    var metrics = new NodeMetrics(node, clock);
    var api =
        new AdminApi(
            node, deployment, new Events(store), new Masking(types), local(webhooks.port()));
    node.listen(metrics);
    closing.add(metrics::close);
    var admin =
        AdminListener.start(
            adminOptions,
            api.endpoints(),
            AdminApi.schemas(),
            node::reasonsAgainstReady,
            metrics.registry());
    closing.add(admin::close);
    return new Assembly(closing, node, deployment, webhooks, admin);
  }

  /** A reader that resolves placeholders from this process's environment. */
  static ConfigReader reader(SourceTypes types) {
    return new ConfigReader(types, name -> Optional.ofNullable(System.getenv(name)));
  }

  static URI local(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** What makes a freshly opened assembly ready. */
  @FunctionalInterface
  interface Preparation {
    void of(Assembly assembly) throws InterruptedException;
  }

  /**
   * Prepares it, and from then on tells an unknown path as one; before, senders are asked to come
   * again. When the preparation fails, all is closed.
   */
  Assembly ready(Preparation preparation) throws InterruptedException {
    try {
      preparation.of(this);
      webhooks.announce();
      return this;
    } catch (RuntimeException | InterruptedException failure) {
      close();
      throw failure;
    }
  }

  Node node() {
    return node;
  }

  Deployment deployment() {
    return deployment;
  }

  int webhookPort() {
    return webhooks.port();
  }

  int adminPort() {
    return admin.port();
  }

  @Override
  public void close() {
    closing.close();
  }
}
