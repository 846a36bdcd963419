package io.apilog.http.tls;

import java.io.ByteArrayOutputStream;

/** Wraps the older forms of private keys (PKCS#1 of RFC 8017, SEC1 of RFC 5915) as PKCS#8 (RFC 5958), which alone Java reads. */
final class Pkcs8 {
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    /** SEC1's {@code parameters [0]}: the curve, as PKCS#8 has it beside the key. */
    private static final int CURVE = 0xA0;

    private static final byte[] VERSION = {2, 1, 0};
    private static final byte[] RSA = {0x06, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 1, 1, 5, 0};
    private static final byte[] EC = {0x06, 7, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 2, 1};

    private Pkcs8() {}

    static byte[] ofRsa(byte[] pkcs1) {
        return wrapped(RSA, pkcs1);
    }

    /** Of an EC key, which names its curve. */
    static byte[] ofEc(byte[] sec1) throws TlsException {
        return wrapped(joined(EC, curve(sec1)), sec1);
    }

    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return element(SEQUENCE, joined(VERSION, element(SEQUENCE, algorithm), element(OCTETS, key)));
    }

    /** The object identifier of the curve: the outer sequence holds a version, the key, then the parameters. */
    private static byte[] curve(byte[] sec1) throws TlsException {
        Der outer = new Der(sec1, 0, sec1.length);
        Der inside = outer.inside(SEQUENCE);
        while (!inside.atEnd()) {
            if (inside.tag() == CURVE) {
                return inside.content();
            }
            inside = inside.next();
        }
        throw new TlsException(TlsException.Part.KEY, "holds an EC key that does not name its curve");
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 6);
        out.write(tag);
        int length = content.length;
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
