/* SPDX-License-Identifier: Apache-2.0 */
/** A small Spring Boot application. It knows nothing of the agent. */
package com.example.boot;
