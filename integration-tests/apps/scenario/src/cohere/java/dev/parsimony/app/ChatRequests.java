/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.cohere.api.resources.v2.requests.V2ChatRequest;
import com.cohere.api.resources.v2.requests.V2ChatStreamRequest;
import com.cohere.api.types.ChatMessageV2;
import com.cohere.api.types.SystemMessageV2;
import com.cohere.api.types.SystemMessageV2Content;
import com.cohere.api.types.UserMessageV2;
import com.cohere.api.types.UserMessageV2Content;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Requests for chats; there is a type for each form. */
final class ChatRequests {

  private final Command command;
  private final JsonNode temperature;

  ChatRequests(Command command) {
    this.command = command;
    this.temperature = command.node("body").path("temperature");
  }

  V2ChatRequest whole() {
    V2ChatRequest._FinalStage request = V2ChatRequest.builder().model(model()).messages(messages());
    if (temperature.isNumber()) {
      request.temperature(temperature.floatValue());
    }
    return request.build();
  }

  V2ChatStreamRequest stream() {
    V2ChatStreamRequest._FinalStage request =
        V2ChatStreamRequest.builder().model(model()).messages(messages());
    if (temperature.isNumber()) {
      request.temperature(temperature.floatValue());
    }
    return request.build();
  }

  private String model() {
    return command.model("command-a-03-2025");
  }

  private List<ChatMessageV2> messages() {
    List<ChatMessageV2> messages = new ArrayList<>();
    if (command.node("system").isTextual()) {
      SystemMessageV2Content system = SystemMessageV2Content.of(command.text("system", ""));
      messages.add(ChatMessageV2.system(SystemMessageV2.builder().content(system).build()));
    }
    UserMessageV2Content user = UserMessageV2Content.of(command.prompt());
    messages.add(ChatMessageV2.user(UserMessageV2.builder().content(user).build()));
    return messages;
  }
}
