package dev.firsthand.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder of files for {@link Router#files}: with entity tags, compression, and a cache life that
 * depends on whether the name carries a hash of the content. Immutable.
 */
public final class StaticFiles {

  /**
   * The policy of pages that bring their own scripts and styles as files: nothing inline, nothing
   * from elsewhere, in nobody's frame.
   */
  public static final String PAGE_POLICY =
      "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private final FileSource source;
  private final @Nullable String fallback;
  private final String policy;
  private final List<Response.Header> headers;

  private StaticFiles(
      FileSource source, @Nullable String fallback, String policy, List<Response.Header> headers) {
    this.source = source;
    this.fallback = fallback;
    this.policy = policy;
    this.headers = List.copyOf(headers);
  }

  /**
   * The files of a folder on the class path, read and compressed once, now.
   *
   * @param folder without slashes at its ends: {@code web/widget}
   * @throws IllegalArgumentException if the class path has no such folder
   */
  public static StaticFiles ofClassPath(ClassLoader loader, String folder) {
    return new StaticFiles(ClassPathFiles.read(loader, folder), null, PAGE_POLICY, List.of());
  }

  /**
   * One file of the class path for a route of its own, read and compressed once, now.
   *
   * @throws IllegalArgumentException if the class path has no such file
   */
  public static Endpoint oneOfClassPath(ClassLoader loader, String name) {
    var file = ClassPathFiles.readOne(loader, name);
    return file::answer;
  }

  /** The files of a folder on disk, read anew for each request: for development. */
  public static StaticFiles ofFolder(java.nio.file.Path folder) {
    return new StaticFiles(new FolderFiles(folder), null, PAGE_POLICY, List.of());
  }

  /**
   * The same, where the prefix itself and paths that name no file (their last segment has no dot)
   * are answered with {@code page}, as pages with a router of their own want it.
   */
  public StaticFiles withFallback(String page) {
    return new StaticFiles(source, page, policy, headers);
  }

  /** The same with another {@code Content-Security-Policy} for pages. */
  public StaticFiles withPolicy(String contentSecurityPolicy) {
    return new StaticFiles(source, fallback, contentSecurityPolicy, headers);
  }

  /** The same with one more header on each response. */
  public StaticFiles withHeader(String name, String value) {
    var more = new ArrayList<>(headers);
    more.add(new Response.Header(name, value));
    return new StaticFiles(source, fallback, policy, more);
  }

  /**
   * The answer to a request for {@code name}, if there is such a file or a fallback.
   *
   * @param name the path below the prefix; empty for the prefix itself
   */
  Optional<Response> find(String name, Request request) {
    var asked = name.isEmpty() || name.endsWith("/") ? name + "index.html" : name;
    return source.find(asked).or(() -> fallbackFor(name)).map(file -> dressed(file, request));
  }

  private Optional<StaticFile> fallbackFor(String name) {
    var namesAFile = name.lastIndexOf('.') > name.lastIndexOf('/');
    return fallback == null || namesAFile ? Optional.empty() : source.find(fallback);
  }

  private Response dressed(StaticFile file, Request request) {
    var response = file.answer(request);
    if (file.isPage()) {
      response = response.withPolicy(policy);
    }
    for (var header : headers) {
      response = response.withHeader(header.name(), header.value());
    }
    return response;
  }
}
