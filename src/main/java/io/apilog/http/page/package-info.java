/** Pages for people and for programs, but for that of metrics. */
package io.apilog.http.page;
