package dev.firsthand.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

  private final Router router = new Router()
      .get("/faq", named("list"))
      .post("/faq", named("add"))
      .get("/faq/new", named("new"))
      .get("/faq/{id}", named("one"))
      .delete("/faq/{id}", named("remove"))
      .get("/faq/{id}/versions/{version}", named("version"))
      .get("/{site}/look", named("look"))
      .get("/faq/look", named("literal look"))
      .socket("/ws", new EchoEndpoint());

  @ParameterizedTest
  @CsvSource({
    "GET, /faq, list",
    "HEAD, /faq, list",
    "POST, /faq, add",
    "GET, /faq/new, new",
    "GET, /faq/7, one 7",
    "GET, /faq/a%20b, one a b",
    "DELETE, /faq/7, remove 7",
    "DELETE, /faq/new, remove new",
    "DELETE, /faq/look, remove look",
    "GET, /faq/look, literal look",
    "GET, /shop/look, look"
  })
  void theMostLiteralPatternWins(String method, String target, String expected) throws Exception {
    var request = Request.of(method, target).build();

    assertThat(router.find(request)).isInstanceOf(Router.Match.ToEndpoint.class);
    var match = (Router.Match.ToEndpoint) router.find(request);
    var answer = match.endpoint().answer(request.matched(match.variables()));
    assertThat(answer.text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/faq/", "/faq//versions/1", "/faq/7/versions", "/FAQ", "//faq"})
  void whatFitsNoPatternIsNowhere(String target) {
    assertThat(router.find(Request.of("GET", target).build()))
        .isInstanceOf(Router.Match.Nowhere.class);
  }

  @Test
  void otherMethodsAreNamed() {
    assertThat(router.find(Request.of("PUT", "/faq").build()))
        .isEqualTo(new Router.Match.NotHere("GET, POST, HEAD, OPTIONS"));
    assertThat(router.find(Request.of("POST", "/ws").build()))
        .isEqualTo(new Router.Match.NotHere("GET, OPTIONS"));
    assertThat(router.find(Request.of("PUT", "/faq/new").build()))
        .isEqualTo(new Router.Match.NotHere("GET, HEAD, OPTIONS"));
  }

  @Test
  void listsItsRoutes() {
    assertThat(router.routes())
        .hasSize(9)
        .contains(new Route("DELETE", "/faq/{id}"), new Route("SOCKET", "/ws"));
  }

  @Test
  void refusesARouteThatIsThere() {
    assertThatThrownBy(() -> router.get("/faq", named("again"))).hasMessageContaining("GET /faq");
    assertThatThrownBy(() -> router.get("/ws", named("again"))).hasMessageContaining("/ws");
    assertThatThrownBy(() -> router.get("faq", named("x"))).hasMessageContaining("slash");
    assertThatThrownBy(() -> router.get("/{a}/{a}", named("x"))).hasMessageContaining("once");
  }

  private static Endpoint named(String name) {
    return request -> {
      var hasId = name.equals("one") || name.equals("remove");
      return Response.text(200, hasId ? name + " " + request.pathVariable("id") : name);
    };
  }
}
