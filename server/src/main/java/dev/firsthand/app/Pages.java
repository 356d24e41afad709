package dev.firsthand.app;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.http.Endpoint;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.http.StaticFiles;
import dev.firsthand.sites.Site;
import dev.firsthand.sites.SiteDirectory;
import java.util.List;

/** The pages that come with the server: widget, console, admin, and the demo's shop. */
final class Pages {

  private static final String OWN =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
          + "connect-src 'self'; font-src 'self'; media-src 'self' data:; manifest-src 'self'; "
          + "base-uri 'none'; form-action 'none'; frame-src 'self'; frame-ancestors ";

  /** The tag's script, the same as a module, and what either loads. */
  private static final List<String> SCRIPTS = List.of(
      "widget.js", "firsthand.js", "panel.js", "nudge.js", "phone.js", "size.js", "ground.js");

  private final ClassLoader loader = Pages.class.getClassLoader();
  private final SiteDirectory sites;

  Pages(SiteDirectory sites) {
    this.sites = sites;
  }

  /** Adds the pages; with the shop at the root, or the console where there is none. */
  void addTo(Router router, boolean withShop) {
    Endpoint widget = StaticFiles.oneOfClassPath(loader, "web/widget/index.html");
    Endpoint framed =
        request -> widgetPage(widget.answer(request), request.query("site").orElse(""));
    router.get("/widget/", framed);
    router.get("/widget/index.html", framed);
    router.files("/widget", folder("web/widget"));
    router.files(
        "/console", folder("web/console").withFallback("index.html").withPolicy(OWN + "'none'"));
    router.files(
        "/admin", folder("web/admin").withFallback("index.html").withPolicy(OWN + "'none'"));
    for (String script : SCRIPTS) {
      router.get("/" + script, file("web/" + script, "text/javascript; charset=utf-8"));
    }
    router.get("/firsthand-chat.tgz", file("web/firsthand-chat.tgz", "application/gzip"));
    router.get("/favicon.ico", file("pages/favicon.svg", "image/svg+xml"));
    described(router);
    router.files("/demo/pictures", folder("demo/pictures"));
    if (withShop) {
      router.files(
          "/",
          folder("demo/shop")
              .withPolicy(
                  "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'"));
    } else {
      router.get("/", request -> Response.redirect("/console/"));
    }
  }

  private void described(Router router) {
    router.get("/api/openapi.yaml", file("api/openapi.yaml", "application/yaml"));
    router.get("/api/asyncapi.yaml", file("protocol/asyncapi.yaml", "application/yaml"));
    router.get("/api/schema.json", file("protocol/schema.json", "application/schema+json"));
  }

  /** The widget's page may stand in frames of the site's own pages, and nowhere else. */
  private Response widgetPage(Response page, String key) {
    String ancestors = key.isBlank() || key.length() > 64
        ? "'none'"
        : sites.find(new SiteKey(key)).map(Site::frameAncestors).orElse("'none'");
    return page.withHeader("Content-Type", "text/html; charset=utf-8")
        .withHeader("X-Robots-Tag", "noindex")
        .withPolicy(OWN + ancestors)
        .withHeader("Cache-Control", "no-cache");
  }

  private StaticFiles folder(String name) {
    return StaticFiles.ofClassPath(loader, name);
  }

  /** One file, compressed where the client takes it, that may be embedded by any page. */
  private Endpoint file(String name, String type) {
    Endpoint file = StaticFiles.oneOfClassPath(loader, name);
    return request -> file.answer(request)
        .withHeader("Content-Type", type)
        .withHeader("Cache-Control", "public, max-age=300")
        .withHeader("Access-Control-Allow-Origin", "*")
        .withHeader("Cross-Origin-Resource-Policy", "cross-origin");
  }
}
