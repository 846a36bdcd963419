/** The program as its users meet it: started as a process, judged by what it prints, serves and returns. */
package io.apilog.blackbox;
