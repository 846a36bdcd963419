/** Plain answers, and what makes them: pages, errors, header fields. */
package io.apilog.http.answer;
