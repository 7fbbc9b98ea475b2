package dev.athanor.data.source;

import java.net.InetAddress;

/**
 * Addresses that begin alike (<a href="https://www.rfc-editor.org/rfc/rfc4632">RFC 4632</a>).
 *
 * @param address one of them
 * @param bits that are the same in all
 */
record Network(InetAddress address, int bits) {

    Network {
        int most = address.getAddress().length * Byte.SIZE;
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("a network has 0 to %d bits, not %d".formatted(most, bits));
        }
    }

    /**
     * A network such as {@code 10.0.0.0/8}, or a single address.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            InetAddress single = InetAddress.ofLiteral(text);
            return new Network(single, single.getAddress().length * Byte.SIZE);
        }
        return new Network(
                InetAddress.ofLiteral(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(InetAddress other) {
        byte[] own = address.getAddress();
        byte[] others = other.getAddress();
        if (own.length != others.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((own[bit / Byte.SIZE] ^ others[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
