/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bench;

import com.openai.client.OpenAIClient;

/** An application that makes a single chat call. Its argument is the provider's base URL. */
public final class OneChat {

  public static void main(String[] args) {
    OpenAIClient client = Chats.client(args[0]);
    client.chat().completions().create(Chats.asking("Say hello."));
    client.close();
  }

  private OneChat() {}
}
