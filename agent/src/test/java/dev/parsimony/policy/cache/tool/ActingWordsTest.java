/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActingWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "send_mail",
        "sendMail",
        "SendMail",
        "SEND-MAIL",
        "mail.send",
        "user_delete",
        "delete_list",
        "crm__create2contact",
        "getOrCreate",
        "find_and_replace",
        "order_pizza",
        "order_status",
        "bookFlight",
        "return_item",
        "set_alarm",
        "make_payment",
        "decline_offer",
        "increment_counter",
        "browser_click",
        "sql_query",
        "python",
        "process_payment",
        "bash",
        "computer",
        "str_replace_based_edit_tool",
        "rm"
      })
  void nameThatSaysSo_acts(String name) {
    assertThat(ActingWords.inName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "__",
        "f",
        "weather",
        "read_sms",
        "query_sql",
        "get_order",
        "getOrderStatus",
        "list_deleted_users",
        "find_update",
        "search",
        "updates",
        "sender",
        "calculate_payment",
        "\u5929\u6c17"
      })
  void nameThatDoesNot_isNotTakenToAct(String name) {
    assertThat(ActingWords.inName(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sends an e-mail to the customer.",
        "Send an e-mail",
        "Applies a voucher",
        "Pushes the branch",
        "  Use this tool to delete a file.",
        "Finds the order and cancels it.",
        "Finds the order, cancels it.",
        "Books a table",
        "This writes to the data base"
      })
  void descriptionThatSaysSo_acts(String description) {
    assertThat(ActingWords.inDescription(description)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "Tells the weather of a city",
        "Returns the orders of a customer.",
        "Lists what users posted",
        "Finds an order. Do not use it to cancel one.",
        "The status of an order"
      })
  void descriptionThatDoesNot_isNotTakenToAct(String description) {
    assertThat(ActingWords.inDescription(description)).isFalse();
  }

  @Test
  void endlessTexts_areReadInPart() {
    assertThat(ActingWords.inDescription("weather ".repeat(1_000_000) + "delete")).isFalse();
    assertThat(ActingWords.inName("a_".repeat(100_000) + "delete")).isTrue();
  }
}
