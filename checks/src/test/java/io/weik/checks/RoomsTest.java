package io.weik.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RoomsTest {
  @Test
  void everyClassLivesInARoomOfThePlan() {
    TreeSet<String> rooms = new TreeSet<>();
    Rooms.CLASSES.forEach(type -> rooms.add(Rooms.of(type)));

    assertThat(Rooms.ARROWS.keySet())
        .as(
            "a new room needs a line in Rooms.ARROWS and a decision record that says what it is for")
        .containsAll(rooms);
  }

  @Test
  void roomsImportOnlyAlongTheArrows() {
    List<String> strangers =
        Rooms.CLASSES.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(RoomsTest::leavesTheArrows)
            .map(Dependency::getDescription)
            .distinct()
            .toList();

    assertThat(strangers)
        .as(
            "a room imports only what Rooms.ARROWS allows: put a port (an interface) into the"
                + " importing room or the api, and let cli hand in what implements it")
        .isEmpty();
  }

  @Test
  void sourceTypesDoNotSeeEachOther() {
    List<String> strangers =
        Rooms.CLASSES.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(RoomsTest::crossesSourceTypes)
            .map(Dependency::getDescription)
            .toList();

    assertThat(strangers)
        .as(
            "a source type is a folder that can be removed: what two of them share belongs to the api")
        .isEmpty();
  }

  @Test
  void aLibraryIsKnownInItsRoomOnly() {
    Rooms.LIBRARIES.forEach(
        (library, rooms) ->
            noClasses()
                .that()
                .resideOutsideOfPackages(Rooms.packages(rooms))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library)
                .because("only %s knows it: ask that room in the words of the api".formatted(rooms))
                .check(Rooms.CLASSES));
  }

  @Test
  void theApiNeedsNothingButJava() {
    classes()
        .that()
        .resideInAPackage("io.weik.api..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.weik.api..", "java..", "org.jspecify..")
        .because("whoever writes a source type gets the api and no library with it")
        .check(Rooms.CLASSES);
  }

  @Test
  void packagesDoNotDependOnEachOtherInCircles() {
    slices()
        .matching("io.weik.(**)")
        .should()
        .beFreeOfCycles()
        .because("two packages that need each other are one package, or hide a third")
        .check(Rooms.CLASSES);
  }

  private static boolean leavesTheArrows(Dependency dependency) {
    JavaClass target = dependency.getTargetClass().getBaseComponentType();
    if (!target.getPackageName().startsWith("io.weik.")) {
      return false;
    }
    String from = Rooms.of(dependency.getOriginClass());
    String to = Rooms.of(target);
    return !from.equals(to) && !Rooms.ARROWS.getOrDefault(from, new TreeSet<>()).contains(to);
  }

  private static boolean crossesSourceTypes(Dependency dependency) {
    JavaClass target = dependency.getTargetClass().getBaseComponentType();
    if (!target.getPackageName().startsWith("io.weik.source.")) {
      return false;
    }
    String from = Rooms.sourceType(dependency.getOriginClass());
    return !from.isEmpty() && !from.equals(Rooms.sourceType(target));
  }
}
