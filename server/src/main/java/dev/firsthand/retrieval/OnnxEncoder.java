package dev.firsthand.retrieval;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.firsthand.bot.Encoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A BERT-like sentence encoder in ONNX Runtime. Thread-safe: one session, one native thread a call,
 * so that chats run side by side. Texts go through one at a time, because the quantised model scales
 * what it computes by all texts of a batch: alone, a text always gets the same vector.
 */
public final class OnnxEncoder implements Encoder, AutoCloseable {

  /** Pieces of a text that are read; the rest is not. */
  static final int MOST_PIECES = 128;

  private static final Logger log = LoggerFactory.getLogger(OnnxEncoder.class);

  /**
   * Set in the environment before the native library is loaded, this keeps ONNX Runtime 1.29 and
   * later from reporting to its makers at all; what can be said from inside comes after its first
   * events. The launcher sets it.
   */
  private static final String TELEMETRY_OFF = "ORT_DISABLE_TELEMETRY";

  private static final String BUNDLED = "bge-small-en-v1.5-q";

  private final String name;
  private final WordPiece wordPiece;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final boolean fused;

  private OnnxEncoder(String name, Vocabulary vocabulary, byte[] weights) {
    this.name = name;
    wordPiece = new WordPiece(vocabulary, MOST_PIECES);
    var rewritten = FusedBert.of(weights);
    fused = rewritten.isPresent();
    try {
      environment = OrtEnvironment.getEnvironment();
      environment.setTelemetry(false);
      try (var options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(
            fused
                ? OrtSession.SessionOptions.OptLevel.NO_OPT // nothing is left to find
                : OrtSession.SessionOptions.OptLevel.ALL_OPT);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        session = environment.createSession(rewritten.orElse(weights), options);
      }
    } catch (OrtException e) {
      throw new EncoderException("the encoder's weights cannot be loaded", e);
    }
  }

  /**
   * The English encoder that ships with the server.
   *
   * @throws EncoderException if its files are missing or broken
   * @throws LinkageError if this machine has no native library for it
   */
  public static OnnxEncoder bundled() {
    var vocabulary = new String(resource(BUNDLED + "-tokenizer.json"), StandardCharsets.UTF_8);
    return of(BUNDLED, vocabulary, resource(BUNDLED + ".onnx"));
  }

  /**
   * The same, with ONNX Runtime's native libraries unpacked once and kept under {@code natives},
   * where that can be.
   */
  public static OnnxEncoder bundled(Path natives) {
    if (System.getenv(TELEMETRY_OFF) == null) {
      log.atWarn().addKeyValue("set", TELEMETRY_OFF + "=1").log("encoder.telemetry");
    }
    NativeLibraries.keepIn(natives);
    return bundled();
  }

  /**
   * Any other BERT-like encoder whose sentence vector is that of the first piece. The computation of
   * the one that ships is known and done faster, whatever its weights.
   *
   * @param name as decisions record it
   * @param vocabulary text of a {@code vocab.txt} or {@code tokenizer.json}
   * @param weights an ONNX file
   */
  public static OnnxEncoder of(String name, String vocabulary, byte[] weights) {
    return new OnnxEncoder(name, Vocabulary.parse(vocabulary), weights);
  }

  private static byte[] resource(String name) {
    try (InputStream file = OnnxEncoder.class.getResourceAsStream("/" + name)) {
      if (file == null) {
        throw new EncoderException("the class path has no " + name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new EncoderException("cannot read " + name, e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isWord(String word) {
    return wordPiece.isWord(word);
  }

  @Override
  public float[] encode(String text) {
    var pieces = wordPiece.pieces(text);
    try {
      return unit(fused ? first(pieces) : firstOfPadded(pieces));
    } catch (OrtException e) {
      throw new EncoderException("the encoder failed", e);
    }
  }

  private float[] first(long[] pieces) throws OrtException {
    try (var ids = row(pieces)) {
      return first(Map.of(FusedBert.INPUT, ids));
    }
  }

  private float[] firstOfPadded(long[] pieces) throws OrtException {
    var ones = new long[pieces.length];
    Arrays.fill(ones, 1);
    try (var ids = row(pieces);
        var mask = row(ones);
        var types = row(new long[pieces.length])) {
      return first(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types));
    }
  }

  private OnnxTensor row(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private float[] first(Map<String, OnnxTensor> inputs) throws OrtException {
    try (var result = session.run(inputs)) {
      var states = (OnnxTensor) result.get(0);
      var first = new float[(int) states.getInfo().getShape()[2]];
      states.getFloatBuffer().get(first);
      return first;
    }
  }

  private static float[] unit(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    float length = (float) Math.sqrt(squares);
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= length;
    }
    return vector;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new EncoderException("the encoder cannot be closed", e);
    }
  }
}
