package dev.firsthand.files;

import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffSession;
import dev.firsthand.access.Tokens;
import dev.firsthand.access.VisitorAuth;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files over HTTP. Who may send begins a file and gets a right to it, which brings the parts and ends
 * after an hour; who may read the conversation gets the bytes. Pictures may be shown in place, all
 * else is only kept, and nothing of it may act.
 */
public final class FileEndpoints {

  private static final String RIGHT = "X-Firsthand-Right";
  private static final Duration RIGHT_LASTS = Duration.ofHours(1);
  private static final int A_VISITOR_AN_HOUR = 60;
  private static final Pattern PART = Pattern.compile("[0-9]{1,6}");
  private static final String NOTHING_ACTS =
      "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  private record BegunAnswer(String id, String right, int partBytes, int parts) {}

  private record DoneAnswer(
      String id, String name, @Nullable String type, long size) {}

  private final Guard guard;
  private final VisitorAuth visitors;
  private final Predicate<VisitorId> blocked;
  private final FileStore files;
  private final long most;
  private final Room room;
  private final Clock clock;

  /**
   * Endpoints over {@code files}.
   *
   * @param blocked whether a visitor may send nothing now
   * @param most the largest file in bytes; 0 if none may be sent
   */
  public FileEndpoints(
      Guard guard,
      VisitorAuth visitors,
      Predicate<VisitorId> blocked,
      FileStore files,
      long most,
      Clock clock) {
    this.guard = guard;
    this.visitors = visitors;
    this.blocked = blocked;
    this.files = files;
    this.most = most;
    this.room = new Room(most);
    this.clock = clock;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .post("/api/v1/sites/{site}/files", Answers.checked(this::beginOfVisitor))
        .post(
            "/api/v1/conversations/{conversation}/files",
            guard.role(Role.AGENT, this::beginOfAgent))
        .put("/api/v1/files/{file}/parts/{part}", Answers.checked(this::part))
        .post("/api/v1/files/{file}/done", Answers.checked(this::done))
        .get("/api/v1/files/{file}", Answers.checked(this::show));
  }

  private Response beginOfVisitor(Request request) {
    Optional<VisitorId> who = visitors.of(request, request.pathVariable("site"));
    if (who.isEmpty()) {
      return Answers.problem(
          401, "NO_VISITOR", "Send the visitor's token as Authorization: Bearer, from welcome.");
    }
    if (blocked.test(who.get())) {
      return Answers.problem(403, "BLOCKED", "This visitor can't send anything at the moment.");
    }
    Instant anHourAgo = Instant.ofEpochMilli(clock.millis()).minus(Duration.ofHours(1));
    return files.begunBy(who.get(), anHourAgo) >= A_VISITOR_AN_HOUR
        ? Answers.problem(
            429,
            "TOO_MANY_FILES",
            "At most " + A_VISITOR_AN_HOUR + " files an hour can be sent. Try again later.")
        : begin(request, who.get(), null);
  }

  private Response beginOfAgent(Request request, StaffSession who) {
    ConversationId conversation;
    try {
      conversation = new ConversationId(request.pathVariable("conversation"));
    } catch (IllegalArgumentException none) {
      return Answers.missing("The conversation");
    }
    return begin(request, conversation.visitor(), who.who().id());
  }

  private Response begin(Request request, VisitorId visitor, @Nullable AgentId agent) {
    var input = Input.of(request);
    String name = FileName.tidied(input.text("name", 1, 1_000));
    long size = input.whole("size", 1, Integer.MAX_VALUE);
    if (size > most) {
      return tooLarge();
    }
    FileStore.Begun begun = files.begin(visitor, agent, name, size);
    return Answers.created(new BegunAnswer(
        begun.file().id(), begun.right(), FileStore.PART_BYTES, partsOf(begun.file())));
  }

  private Response tooLarge() {
    return most == 0
        ? Answers.problem(403, "NO_FILES", "This server takes no files: files.bytes is 0.")
        : Answers.problem(
            413,
            "FILE_TOO_LARGE",
            "The file may have at most %d kB. Send a smaller one.".formatted(most / 1024));
  }

  private Response part(Request request) {
    Optional<StoredFile> found = underway(request);
    if (found.isEmpty()) {
      return gone();
    }
    StoredFile file = found.get();
    String number = request.pathVariable("part");
    int part = PART.matcher(number).matches() ? Integer.parseInt(number) : -1;
    if (part < 0 || part >= partsOf(file)) {
      throw new BadInput("part", "The part must be from 0 to " + (partsOf(file) - 1) + ".");
    }
    long wanted = Math.min(FileStore.PART_BYTES, file.size() - (long) part * FileStore.PART_BYTES);
    if (request.body().length != wanted) {
      throw new BadInput("part", "Part " + part + " must have exactly " + wanted + " bytes.");
    }
    files.keep(file.id(), part, request.body());
    return Response.noContent();
  }

  private Response done(Request request) {
    Optional<StoredFile> found = withRight(request);
    if (found.isEmpty()) {
      return gone();
    }
    StoredFile file = found.get();
    if (file.type() != null) {
      return Answers.ok(new DoneAnswer(file.id(), file.name(), file.type(), file.size()));
    }
    if (files.parts(file.id()) < partsOf(file)) {
      return Answers.problem(
          409, "PARTS_MISSING", "Not all parts are there yet. Send those that are missing.");
    }
    if (!room.enter(file)) {
      return busy();
    }
    Optional<FileKind> kind;
    try {
      kind = FileKind.of(files.bytes(file), file.name());
    } finally {
      room.leave(file);
    }
    if (kind.isEmpty()) {
      files.forget(file.id());
      return Answers.problem(
          415,
          "FILE_KIND",
          "Only pictures (PNG, JPEG, GIF, WebP), PDF and plain text (.txt, .csv) can be sent.");
    }
    String name = kind.get().named(file.name());
    files.close(file.id(), name, kind.get().type());
    return Answers.ok(new DoneAnswer(file.id(), name, kind.get().type(), file.size()));
  }

  private Response show(Request request) {
    Optional<StoredFile> found = files.find(request.pathVariable("file"));
    if (found.isEmpty() || !mayRead(request, found.get())) {
      return Answers.missing("The file");
    }
    StoredFile file = found.get();
    String type = file.type();
    FileKind kind = type == null ? null : FileKind.ofType(type).orElse(null);
    if (kind == null) {
      return Answers.missing("The file");
    }
    if (!room.enter(file)) {
      return busy();
    }
    boolean handedOver = false;
    try {
      Response answer = given(file, kind, request.query("save").isPresent());
      handedOver = true;
      return answer.whenLeft(() -> room.leave(file));
    } finally {
      if (!handedOver) {
        room.leave(file);
      }
    }
  }

  private Response given(StoredFile file, FileKind kind, boolean save) {
    boolean inline = kind.inline() && !save;
    return Response.of(200, kind.type(), files.bytes(file))
        .withHeader("Content-Disposition", FileName.disposition(inline, file.name()))
        .withHeader("X-Content-Type-Options", "nosniff")
        .withHeader("Cross-Origin-Resource-Policy", "same-origin")
        .withHeader("Cache-Control", "private, max-age=3600")
        .withPolicy(NOTHING_ACTS);
  }

  private static Response busy() {
    return Answers.problem(
            503, "TOO_MANY_READERS", "Too many files are being read now. Try again in a moment.")
        .withHeader("Retry-After", "2");
  }

  /** Staff may read all conversations; a visitor what was sent to or by them. */
  private boolean mayRead(Request request, StoredFile file) {
    return guard.session(request).isPresent()
        || (file.isForVisitor()
            && visitors
                .of(request, request.query("site").orElse(""))
                .filter(file.visitor()::equals)
                .isPresent());
  }

  private Optional<StoredFile> underway(Request request) {
    return withRight(request).filter(file -> file.type() == null);
  }

  private Optional<StoredFile> withRight(Request request) {
    String right = request.header(RIGHT).orElse("");
    Instant now = Instant.ofEpochMilli(clock.millis());
    return files
        .find(request.pathVariable("file"))
        .filter(file -> Tokens.same(Tokens.hash(right), file.rightHash()))
        .filter(file -> now.isBefore(file.createdAt().plus(RIGHT_LASTS)));
  }

  private static Response gone() {
    return Answers.problem(
        404, "NO_SUCH_UPLOAD", "This upload has ended or never was. Begin it anew.");
  }

  private static int partsOf(StoredFile file) {
    return Math.toIntExact((file.size() + FileStore.PART_BYTES - 1) / FileStore.PART_BYTES);
  }
}
