/* SPDX-License-Identifier: Apache-2.0 */
import java.time.Duration;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.MediaType;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Asks a provider from within Spring's own retry loop, and runs one that asks nobody. */
public class SpringRetries {

  public static void main(String[] arguments) throws Exception {
    RetryTemplate retries =
        new RetryTemplate(RetryPolicy.builder().maxRetries(2).delay(Duration.ZERO).build());
    System.out.println(retries.execute(() -> "alone"));
    if (arguments.length == 0) {
      return;
    }
    RestClient client =
        RestClient.builder().requestFactory(new SimpleClientHttpRequestFactory()).build();
    String answer =
        retries.execute(
            () ->
                client
                    .post()
                    .uri(arguments[0] + "/chat/completions")
                    .header("Authorization", "Bearer sk-test")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(
                        "{\"model\":\"gpt-4o-mini\",\"messages\":"
                            + "[{\"role\":\"user\",\"content\":\"hi\"}]}")
                    .retrieve()
                    .body(String.class));
    System.out.println(answer.contains("choices"));
  }
}
