package io.apilog.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that says what it likes and reads when it likes. */
public final class RawConnection implements AutoCloseable {
    private final Socket socket = new Socket();

    public RawConnection(ServedSite served) throws IOException {
        // A small window, so that a client that does not read is soon felt by the server.
        socket.setReceiveBufferSize(4 * 1024);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), served.port()));
    }

    public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public String statusLine() throws IOException {
        StringBuilder line = new StringBuilder();
        int b = socket.getInputStream().read();
        while (b >= 0 && b != '\r') {
            line.append((char) b);
            b = socket.getInputStream().read();
        }
        return line.toString();
    }

    /** All until the server closes or breaks the connection. */
    public String everything() throws IOException {
        StringBuilder all = new StringBuilder();
        byte[] piece = new byte[64 * 1024];
        try {
            int count = socket.getInputStream().read(piece);
            while (count >= 0) {
                all.append(new String(piece, 0, count, StandardCharsets.ISO_8859_1));
                count = socket.getInputStream().read(piece);
            }
        } catch (SocketException e) {
            // A connection that is broken ends as much as one that is closed.
            return all.toString();
        }
        return all.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
