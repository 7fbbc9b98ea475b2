package dev.athanor.deploy.local.layout;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ports of a platform, all on the loopback interface and all derived from one.
 *
 * @param base first of the hundred ports that the platform may use
 * @param origin where people and programs find the platform
 */
public record Ports(int base, int origin) {

    /** The base that nobody has to name. */
    public static final int DEFAULT_BASE = 7700;

    private static final int HIGHEST_BASE = 65_400;

    public Ports {
        if (base < 1024 || base > HIGHEST_BASE) {
            throw new IllegalArgumentException("the port base is " + base + "; allowed is 1024 to " + HIGHEST_BASE);
        }
        if (origin < 1 || origin > 65_535) {
            throw new IllegalArgumentException("the port is " + origin + "; allowed is 1 to 65535");
        }
    }

    /** All ports at their usual distance from {@code base}. */
    public static Ports from(int base) {
        return new Ports(base, base);
    }

    /** Of a service. */
    public int of(Service service) {
        return base + service.offset();
    }

    /** Of the trainer with this number, counted from 1; further ones lie above all others. */
    public int trainer(int number) {
        return number == 1 ? of(Service.TRAINER) : base + 39 + number;
    }

    /** Of the data service with this number, counted from 1; further ones lie above the trainers. */
    public int dataService(int number) {
        return number == 1 ? of(Service.DATA) : base + 79 + number;
    }

    /** Of PostgreSQL. */
    public int database() {
        return base + 32;
    }

    /** Of the object store. */
    public int objectStore() {
        return base + 90;
    }

    /** Of the broker. */
    public int broker() {
        return base + 92;
    }

    /** Of the broker's controller. */
    public int controller() {
        return base + 93;
    }

    /** Every port that is needed, by what needs it. */
    public Map<String, Integer> all(Replicas replicas) {
        var all = new LinkedHashMap<String, Integer>();
        all.put("the web page and the APIs", origin);
        all.put("the broker", broker());
        all.put("the broker's controller", controller());
        all.put("the database", database());
        all.put("the object store", objectStore());
        for (var service : Service.values()) {
            all.put("the " + service.label() + " service", of(service));
        }
        for (int number = 2; number <= replicas.trainers(); number++) {
            all.put("trainer " + number, trainer(number));
        }
        for (int number = 2; number <= replicas.dataServices(); number++) {
            all.put("data service " + number, dataService(number));
        }
        return all;
    }
}
