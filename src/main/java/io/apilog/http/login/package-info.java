/** Basic authentication of the web server: who may read, and what a guess costs. */
package io.apilog.http.login;
