package dev.firsthand.app;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.faq.ModelState;
import dev.firsthand.retrieval.EncoderLoader;
import dev.firsthand.retrieval.EncoderState;
import dev.firsthand.retrieval.FaqIndexes;
import java.util.Optional;

/** Tells the admin which model answers, and why if it is the lexical one. */
final class ModelAtWork implements ModelState {

  private final EncoderLoader loader;
  private final FaqIndexes indexes;

  ModelAtWork(EncoderLoader loader, FaqIndexes indexes) {
    this.loader = loader;
    this.indexes = indexes;
  }

  @Override
  public String model(SiteKey site) {
    return indexes.state(site.value()).model();
  }

  @Override
  public String modelState(SiteKey site) {
    return switch (loader.state()) {
      case EncoderState.Off off -> "absent";
      case EncoderState.Unavailable unavailable -> "absent";
      case EncoderState.Loading loading -> "loading";
      case EncoderState.Ready ready ->
          indexes.state(site.value()).building() ? "loading" : "ready";
    };
  }

  @Override
  public Optional<String> reason(SiteKey site) {
    return switch (loader.state()) {
      case EncoderState.Off off -> Optional.of("The setting bot.semantic is false.");
      case EncoderState.Unavailable unavailable -> Optional.of(unavailable.why());
      case EncoderState.Loading loading -> Optional.empty();
      case EncoderState.Ready ready -> Optional.empty();
    };
  }
}
