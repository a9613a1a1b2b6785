/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Makes the calls of a visit when it is asked to. */
public class VisitServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      response
          .getWriter()
          .println(
              new Visit(request.getParameter("provider"), request.getParameter("prompt")).call());
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
