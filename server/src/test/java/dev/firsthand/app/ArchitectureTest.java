package dev.firsthand.app;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The table of who may know whom, of {@code docs/ARCHITECTURE.md}, and the house's other rules. */
class ArchitectureTest {

  private static final String HOUSE = "dev.firsthand.";

  /** What every room may use: no I/O, no clock, no library. */
  private static final Set<String> EVERYWHERE = Set.of(
      "java.lang", "java.util", "java.time", "java.math", "java.text", "org.jspecify.annotations");

  /** The rooms that are about JSON itself: the wire, and what REST endpoints read and answer. */
  private static final Set<String> JSON_ROOMS = Set.of("protocol", "rest");

  private static final Set<String> CORE = Set.of("conversation", "bot", "escalation", "routing");

  /** One room: whom it may know, and which libraries it may use. */
  private record Room(Set<String> knows, Set<String> libraries) {}

  private static final Map<String, Room> TABLE = table();

  private static Map<String, Room> table() {
    String io = "java.io java.nio java.net java.security javax.crypto";
    String jackson = "tools.jackson com.fasterxml.jackson.annotation";
    String core = "conversation bot escalation routing";
    var table = new TreeMap<String, Room>();
    table.put("protocol", room("", jackson, io));
    table.put("conversation", room(""));
    table.put("bot", room(""));
    table.put("escalation", room("conversation bot"));
    table.put("routing", room("conversation"));
    table.put("engine", room(core, "com.github.benmanes.caffeine org.slf4j"));
    table.put(
        "store",
        room(
            "engine " + core,
            "org.jdbi java.sql javax.sql com.zaxxer.hikari org.flywaydb org.slf4j",
            "org.sqlite org.postgresql",
            jackson,
            io));
    table.put("retrieval", room("bot", "ai.onnxruntime org.slf4j", io));
    table.put("http", room("", "io.netty org.slf4j javax.net", io));
    table.put("rest", room("http", jackson, io));
    table.put(
        "access",
        room(
            "http rest engine conversation",
            "org.jdbi java.sql com.password4j io.github.bucket4j org.slf4j",
            jackson,
            io));
    table.put("gateway", room("protocol http engine " + core, "org.slf4j", io));
    for (String admin : List.of(
        "sites",
        "faq",
        "agents",
        "teams",
        "canned",
        "tours",
        "gestures",
        "visitors",
        "files",
        "privacy",
        "overview",
        "search",
        "lab",
        "learning",
        "reports")) {
      table.put(
          admin,
          room("http rest access engine " + core, "org.jdbi java.sql org.slf4j", jackson, io));
    }
    table.put(
        "hooks",
        room(
            "http rest access engine " + core,
            "org.jdbi java.sql org.slf4j javax.net",
            jackson,
            io));
    table.put(
        "push",
        room("http rest access engine " + core, "org.jdbi java.sql org.slf4j", jackson, io));
    table.put(
        "mail",
        room(
            "http rest access engine conversation",
            "jakarta.mail org.eclipse.angus.mail org.slf4j",
            io));
    table.put("past", room("engine " + core));
    table.put("telemetry", room("http engine", "io.micrometer org.slf4j", io));
    return table;
  }

  private static Room room(String knows, String... libraries) {
    return new Room(words(knows), words(String.join(" ", libraries)));
  }

  private static Set<String> words(String words) {
    return Stream.of(words.split(" ")).filter(word -> !word.isEmpty()).collect(toSet());
  }

  private static final JavaClasses HOUSES_CLASSES = imported();

  /** Only our own classes are read; of others the names are enough. */
  private static JavaClasses imported() {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("dev.firsthand");
  }

  @Test
  void everyRoomIsInTheTable() {
    assertThat(houses().map(ArchitectureTest::roomOf).filter(room -> !room.equals("app")))
        .isSubsetOf(TABLE.keySet());
  }

  @Test
  void aRoomKnowsOnlyWhomTheTableNames() {
    assertThat(dependencies()
            .filter(dependency -> isHouses(dependency.getTargetClass()))
            .filter(dependency ->
                !mayKnow(roomOf(dependency.getOriginClass()), roomOf(dependency.getTargetClass())))
            .map(Dependency::getDescription))
        .isEmpty();
  }

  @Test
  void aRoomUsesOnlyItsLibraries() {
    assertThat(dependencies()
            .filter(dependency -> !isHouses(dependency.getTargetClass()))
            .filter(dependency ->
                !mayUse(roomOf(dependency.getOriginClass()), dependency.getTargetClass()))
            .map(Dependency::getDescription))
        .isEmpty();
  }

  @Test
  void roomsFormNoCycle() {
    var known = new TreeMap<String, Set<String>>();
    dependencies()
        .filter(dependency -> isHouses(dependency.getTargetClass()))
        .forEach(dependency -> known
            .computeIfAbsent(roomOf(dependency.getOriginClass()), room -> new TreeSet<>())
            .add(roomOf(dependency.getTargetClass())));
    known.forEach((room, knows) -> knows.remove(room));

    assertThat(known.keySet().stream().filter(room -> reaches(known, room, room)))
        .isEmpty();
  }

  @Test
  void onlyTheAppReadsTheClockSleepsAndRollsDice() {
    assertThat(houses()
            .filter(type -> !roomOf(type).equals("app"))
            .flatMap(type -> type.getAccessesFromSelf().stream())
            .filter(ArchitectureTest::isOfTimeOrChance)
            .map(JavaAccess::getDescription))
        .isEmpty();
  }

  private static boolean isOfTimeOrChance(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    return switch (name) {
      case "now" -> owner.startsWith("java.time.");
      case "system", "systemUTC", "systemDefaultZone" -> owner.startsWith("java.time.");
      case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
      case "sleep" -> owner.equals("java.lang.Thread") || owner.startsWith("java.util.concurrent.");
      case "randomUUID" -> owner.equals("java.util.UUID");
      case "random" -> owner.equals("java.lang.Math");
      case "current" -> owner.equals("java.util.concurrent.ThreadLocalRandom");
      default -> false;
    };
  }

  @Test
  void onlyCodecsAndEndpointsTouchJackson() {
    assertThat(dependencies()
            .filter(dependency -> dependency.getTargetClass().getName().startsWith("tools.jackson"))
            .map(Dependency::getOriginClass)
            .filter(type -> !JSON_ROOMS.contains(roomOf(type)))
            .map(type -> outermost(type).getSimpleName())
            .filter(name -> !name.matches("Json.*|.*(Codec|Endpoints?|Json)"))
            .distinct())
        .isEmpty();
  }

  /** The one exception lives for one call: the next conversation in the making. */
  @Test
  void theCoreHasOnlyFinalFields() {
    assertThat(houses()
            .filter(type -> CORE.contains(roomOf(type)))
            .filter(type -> !type.getName().endsWith("conversation.Conversation$Draft"))
            .flatMap(type -> type.getFields().stream())
            .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
            .map(field -> field.getFullName()))
        .isEmpty();
  }

  @Test
  void noClassIsNamedForWhatItIsNot() {
    assertThat(houses()
            .map(JavaClass::getSimpleName)
            .filter(name -> name.matches(".*(Utils?|Helper|Manager|Impl|Dto)")))
        .isEmpty();
    assertThat(houses().map(ArchitectureTest::roomOf))
        .doesNotContain("util", "utils", "common", "impl", "dto", "helper");
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked = houses()
        .map(JavaClass::getPackage)
        .filter(room -> !room.isAnnotatedWith(NullMarked.class))
        .map(room -> room.getName())
        .collect(toCollection(TreeSet::new));

    assertThat(unmarked).isEmpty();
  }

  private static Stream<JavaClass> houses() {
    return HOUSES_CLASSES.stream().filter(ArchitectureTest::isHouses);
  }

  private static Stream<Dependency> dependencies() {
    return houses()
        .filter(type -> !roomOf(type).equals("app"))
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream());
  }

  private static boolean isHouses(JavaClass type) {
    return type.getPackageName().startsWith(HOUSE);
  }

  private static String roomOf(JavaClass type) {
    return type.getPackageName().substring(HOUSE.length()).split("\\.")[0];
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }

  private static boolean mayKnow(String room, String other) {
    return room.equals(other)
        || TABLE.containsKey(room) && TABLE.get(room).knows().contains(other);
  }

  private static boolean mayUse(String room, JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return name.isEmpty()
        || isUnder(EVERYWHERE, name)
        || TABLE.containsKey(room) && isUnder(TABLE.get(room).libraries(), name);
  }

  private static boolean isUnder(Set<String> packages, String name) {
    return packages.stream().anyMatch(p -> name.equals(p) || name.startsWith(p + "."));
  }

  private static boolean reaches(Map<String, Set<String>> known, String from, String to) {
    var seen = new HashSet<String>();
    var next = new ArrayDeque<>(known.getOrDefault(from, Set.of()));
    while (!next.isEmpty()) {
      String room = next.remove();
      if (room.equals(to)) {
        return true;
      }
      if (seen.add(room)) {
        next.addAll(known.getOrDefault(room, Set.of()));
      }
    }
    return false;
  }
}
