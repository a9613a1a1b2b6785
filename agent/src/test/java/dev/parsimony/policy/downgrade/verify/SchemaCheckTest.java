/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.wire.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCheckTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {'type':'string'}                                              | 'a'          | true
          {'type':'string'}                                              | 1            | false
          {'type':['string','null']}                                     | null         | true
          {'type':['string','null']}                                     | true         | false
          {'type':'integer'}                                             | 2.0          | true
          {'type':'integer'}                                             | 2.01         | false
          {'type':'number'}                                              | 1e999999999  | true
          {'type':'number'}                                              | null         | false
          {'type':'boolean'}                                             | false        | true
          {'type':'boolean'}                                             | 'false'      | false
          {'enum':['a','b']}                                             | 'b'          | true
          {'enum':['a','b']}                                             | 'c'          | false
          {'enum':['a',null]}                                            | null         | true
          {'anyOf':[{'type':'string'},{'type':'array'}]}                 | []           | true
          {'anyOf':[{'type':'string'},{'type':'array'}]}                 | {}           | false
          {'items':{'type':'string'}}                                    | ['a',1]      | false
          {'required':['a']}                                             | {'b':1}      | false
          {'properties':{'a':{'type':'string'}}}                         | {'a':1}      | false
          {'properties':{'a':{}},'additionalProperties':false}           | {'b':1}      | false
          {'properties':{'a':{}},'additionalProperties':false}           | {'a':1}      | true
          {'$ref':'#/x','additionalProperties':false}                    | {'b':1}      | true
          {'type':'unheard','format':'date','minLength':9}               | 'a'          | true
          {'type':7,'enum':'a','anyOf':{},'required':'a','items':[]}     | {'a':[1]}    | true
          true                                                           | 1            | true
          """)
  void value_fitsOrNot(String schema, String value, boolean fits) throws Exception {
    assertThat(SchemaCheck.fits(json(value), json(schema))).isEqualTo(fits);
  }

  @Test
  void schemaThatNestsWithoutEnd_isFollowedOnlySoFar() throws Exception {
    String schema = "{'items':".repeat(900) + "{'type':'string'}" + "}".repeat(900);
    String value = "[".repeat(900) + "1" + "]".repeat(900);
    assertThat(SchemaCheck.fits(json(value), json(schema))).isTrue();
  }

  private static JsonNode json(String single) throws Exception {
    return JsonNode.read(single.replace('\'', '"').getBytes(UTF_8));
  }
}
