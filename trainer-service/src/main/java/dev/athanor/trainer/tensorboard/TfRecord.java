package dev.athanor.trainer.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * A record of TensorFlow's files: length, the length's checksum, data, the data's checksum, all little-endian. Checksums
 * are masked, because a CRC over data that holds CRCs is weak.
 */
final class TfRecord {

    private static final int MASK = 0xa282ead8;
    private static final int FRAME = Long.BYTES + 2 * Integer.BYTES;

    private TfRecord() {}

    static byte[] of(byte[] data) {
        ByteBuffer record = ByteBuffer.allocate(data.length + FRAME).order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(data.length);
        record.putInt(maskedChecksum(record.array(), 0, Long.BYTES));
        record.put(data);
        record.putInt(maskedChecksum(data, 0, data.length));
        return record.array();
    }

    static int maskedChecksum(byte[] bytes, int offset, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, offset, length);
        return Integer.rotateRight((int) checksum.getValue(), 15) + MASK;
    }
}
