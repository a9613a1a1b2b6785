/* SPDX-License-Identifier: Apache-2.0 */
package com.example.boot;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Asks one question in each form that the client library has, and ends. */
@SpringBootApplication
public class Application {

  public static void main(String[] arguments) {
    SpringApplication.run(Application.class, arguments).close();
  }

  @Bean(destroyMethod = "close")
  OpenAIClient openAi(@Value("${openai.base-url}") String baseUrl) {
    return OpenAIOkHttpClient.builder().baseUrl(baseUrl).apiKey("sk-boot").build();
  }
}
