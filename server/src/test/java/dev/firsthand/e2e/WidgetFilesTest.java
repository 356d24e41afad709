package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.firsthand.app.TestHouse;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are pasted and dropped as people do it, until they are in the conversation. */
class WidgetFilesTest extends InTheShop {

  private static final int WIDE = 40;

  /** Copies a picture, as any program would. */
  private static final String COPIES_A_PICTURE = """
      async (wide) => {
        const canvas = Object.assign(document.createElement('canvas'), { width: wide, height: 30 });
        canvas.getContext('2d').fillRect(0, 0, wide, 30);
        const picture = await new Promise((drawn) => canvas.toBlob(drawn));
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
      }""";

  /** Pastes what an office program copies: words, and a picture of how they look. */
  private static final String PASTES_A_TABLE = """
      () => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', 'two ferns');
        clipboardData.setData('text/html', '<td>two ferns</td>');
        clipboardData.items.add(new File(['x'], 'image.png', { type: 'image/png' }));
        const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
        document.querySelector('.composer textarea').dispatchEvent(paste);
        return paste.defaultPrevented;
      }""";

  @TempDir
  private Path desk;

  @Test
  void aPictureIsPastedWithTheKeysAndSentByEnter() {
    BrowserContext visitor =
        somebody(desktop().setPermissions(List.of("clipboard-read", "clipboard-write")));
    Page page = visitor.newPage();
    page.navigate(at.page("/").toString());
    OpenChat chat = ready(OpenChat.in(page));
    assertThat(chat.field()).isFocused();
    chat.frame().evaluate(COPIES_A_PICTURE, WIDE);

    chat.field().press("ControlOrMeta+v");
    assertThat(chat.frame().locator(".picked__picture")).isVisible();
    assertThat(chat.field()).hasValue("");
    chat.field().press("Enter");

    Locator shown = chat.log().locator("img.file__picture");
    assertThat(shown).isVisible();
    assertThat(shown.evaluate("image => image.decode().then(() => image.naturalWidth)"))
        .isEqualTo(WIDE);
    assertThat(chat.frame().locator(".tray")).hasCount(0);
  }

  @Test
  void wordsThatBringAPictureOfThemselvesArePastedAsWords() {
    OpenChat chat = ready(visit());

    assertThat(chat.frame().evaluate(PASTES_A_TABLE)).isEqualTo(false);
    chat.field().fill("two ferns");
    assertThat(chat.frame().locator(".tray")).hasCount(0);
  }

  @Test
  void severalFilesAreDroppedAtOnceAndWhatIsNotTakenSaysWhyAndKeepsNothingElseBack() {
    // Pictures are for a person, and where there is none a form would lie over the tray.
    try (var maria = Agent.available(at, TestHouse.MARIA)) {
      OpenChat chat = ready(visit());
      drops(chat, picture("fern.png"), text("drawing.svg", "<svg/>"), picture("ivy.png"));
      assertThat(chat.frame().locator(".picked")).hasCount(3);
      assertThat(fault(chat, "drawing.svg")).containsText("Only pictures (PNG");
      chat.says("Which of the two needs less light?");

      assertThat(chat.log().locator("img.file__picture")).hasCount(2);
      assertThat(chat.log().locator("img[alt='fern.png']")).isVisible();
      assertThat(chat.log().locator("img[alt='ivy.png']")).isVisible();
      assertThat(chat.bubbles("Which of the two needs less light?")).hasCount(1);
      assertThat(chat.frame().locator(".picked")).hasCount(1);
      assertThat(fault(chat, "drawing.svg")).isVisible();
      assertThat(maria.ended.all()).isEmpty();
    }
  }

  @Test
  void whatIsNoPictureInsideIsNotTakenForItsName() {
    OpenChat chat = ready(visit());

    drops(chat, text("holiday.png", "<script>alert(1)</script>"), text("empty.png", ""));
    assertThat(chat.frame().locator(".picked")).hasCount(1);
    assertThat(fault(chat, "holiday.png")).containsText("Only pictures (PNG");
  }

  @Test
  void whatIsTooLargeSaysHowLargeItMayBe() throws IOException {
    OpenChat chat = ready(visit());
    Path film = desk.resolve("catalogue.pdf");
    try (var file = new RandomAccessFile(film.toFile(), "rw")) {
      file.setLength(50_000_000);
    }

    drops(chat, film);
    assertThat(fault(chat, "catalogue.pdf")).containsText("at most 10.5 MB");
  }

  @Test
  void moreThanCanBeSentAtOnceIsSaid() {
    OpenChat chat = ready(visit());
    Path[] many = new Path[12];
    Arrays.setAll(many, i -> text("list " + i + ".txt", "one fern"));

    drops(chat, many);
    assertThat(chat.frame().locator(".picked")).hasCount(10);
    assertThat(chat.frame().getByText("At most 10 files at once")).isVisible();
    chat.button("Remove list 0.txt").click();
    assertThat(chat.frame().getByText("At most 10 files at once")).hasCount(0);
  }

  /** The chat once it can be given files. */
  private static OpenChat ready(OpenChat chat) {
    assertThat(chat.button("Attach a file")).isVisible();
    return chat;
  }

  private static Locator fault(OpenChat chat, String file) {
    return chat.frame()
        .locator(".picked")
        .filter(new Locator.FilterOptions().setHasText(file))
        .getByRole(AriaRole.ALERT);
  }

  private Path picture(String name) {
    return write(name, WidgetTest.picture(name).buffer);
  }

  private Path text(String name, String text) {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private Path write(String name, byte[] content) {
    try {
      return Files.write(desk.resolve(name), content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Drags files from outside over the conversation, and lets them go there: as the browser is told of it. */
  private static void drops(OpenChat chat, Path... files) {
    BoundingBox there = chat.log().boundingBox();
    CDPSession devtools = chat.page().context().newCDPSession(chat.page());
    var names = new JsonArray();
    for (Path file : files) {
      names.add(file.toString());
    }
    var data = new JsonObject();
    data.add("items", new JsonArray());
    data.add("files", names);
    data.addProperty("dragOperationsMask", 1);
    for (String type : List.of("dragEnter", "dragOver", "drop")) {
      var event = new JsonObject();
      event.addProperty("type", type);
      event.addProperty("x", there.x + there.width / 2);
      event.addProperty("y", there.y + there.height / 2);
      event.add("data", data);
      devtools.send("Input.dispatchDragEvent", event);
    }
    devtools.detach();
  }
}
