package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VectorSpaceTest {

  private static final Random CHANCE = new Random(7);

  private static float[] vector(int dimensions) {
    var vector = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      vector[i] = CHANCE.nextFloat() - 0.5f;
    }
    return vector;
  }

  /** One dimension after another, as a replay on another day has to come to the same bits. */
  private static float product(float[] one, float[] other) {
    float sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"0, 4", "1, 1", "3, 6", "17, 384", "1025, 7"})
  void eachVectorIsComparedInTheOrderOfItsDimensions(int size, int dimensions) {
    List<float[]> vectors =
        IntStream.range(0, size).mapToObj(i -> vector(dimensions)).toList();
    var question = vector(dimensions);

    float[] similarities = new VectorSpace(vectors).similarities(question);

    assertThat(similarities).hasSize(size);
    for (int i = 0; i < size; i++) {
      assertThat(similarities[i]).isEqualTo(product(question, vectors.get(i)));
    }
  }
}
