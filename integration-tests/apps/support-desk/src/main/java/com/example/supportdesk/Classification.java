/* SPDX-License-Identifier: Apache-2.0 */
package com.example.supportdesk;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What a ticket is about. */
final class Classification {

  @JsonPropertyDescription("one of account, billing, delivery, product, returns, warranty")
  public String category;

  public boolean urgent;
}
