package io.weik.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import org.junit.jupiter.api.Test;

class CodeHabitsTest {
  @Test
  void nobodySleeps() {
    noClasses()
        .should()
        .callMethodWhere(calls(Thread.class, "sleep"))
        .because(
            "whoever waits waits for something: a lock's condition, a queue or a latch, with a"
                + " time limit, so that stopping and tests need not sit it out")
        .check(Rooms.CLASSES);
  }

  @Test
  void onlyCommandsWriteToTheTerminal() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.weik.cli..")
        .should()
        .accessFieldWhere(
            DescribedPredicate.describe(
                "it is System.out or System.err",
                (JavaAccess<?> access) ->
                    access.getTargetOwner().isEquivalentTo(System.class)
                        && !access.getName().equals("in")))
        .because("standard output belongs to the command that runs: log, or return what there is")
        .check(Rooms.CLASSES);
  }

  @Test
  void everybodyLogsThroughSlf4j() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..")
        .because("one logging interface, SLF4J, so that one file sets what is said")
        .check(Rooms.CLASSES);
  }

  @Test
  void threadsAreBuiltWithANameAndAKind() {
    noClasses()
        .should()
        .callConstructorWhere(
            DescribedPredicate.describe(
                "it makes a Thread",
                (JavaCall<?> call) -> call.getTargetOwner().isEquivalentTo(Thread.class)))
        .because("Thread.ofVirtual().name(\"source/...\") says what runs in a thread dump")
        .check(Rooms.CLASSES);
  }

  @Test
  void nothingIsInjectedIntoFields() {
    noFields()
        .should()
        .beAnnotatedWith("jakarta.inject.Inject")
        .orShould()
        .beAnnotatedWith("javax.inject.Inject")
        .because("what a class needs comes through its constructor, and cli puts all together")
        .allowEmptyShould(true)
        .check(Rooms.CLASSES);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Utils?|Impl)(\\$.*)?|.*[.$]Abstract[A-Z].*")
        .because("such a name hides what a class does: take a noun of docs/vocabulary.md")
        .check(Rooms.CLASSES);
  }

  private static DescribedPredicate<JavaCall<?>> calls(Class<?> owner, String method) {
    return DescribedPredicate.describe(
        "it is %s.%s".formatted(owner.getSimpleName(), method),
        call -> call.getTargetOwner().isEquivalentTo(owner) && call.getName().equals(method));
  }
}
