package io.apilog.http.page;

import io.apilog.http.access.HostCheck;
import io.apilog.http.access.WebAccess;
import io.apilog.http.answer.Page;
import io.apilog.http.answer.PlainText;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A page for people: shown under a name that is this machine's alone, or to whoever has shown who they are. */
public final class PeoplesPage implements Page {
    private final Page page;
    private final HostCheck hosts;
    private final Supplier<WebAccess> access;

    public PeoplesPage(Page page, HostCheck hosts, Supplier<WebAccess> access) {
        this.page = page;
        this.hosts = hosts;
        this.access = access;
    }

    @Override
    public Set<String> methods() {
        return page.methods();
    }

    @Override
    public void answer(Request request, Response response, Callback callback) throws Exception {
        String host = Request.getServerName(request);
        if (access.get().asksWho() || host == null || hosts.accepts(host)) {
            page.answer(request, response, callback);
        } else {
            PlainText.send(
                    response,
                    callback,
                    HttpStatus.MISDIRECTED_REQUEST_421,
                    "pages are not shown under this host's name, which another site may own; web.hosts allows a name");
        }
    }
}
