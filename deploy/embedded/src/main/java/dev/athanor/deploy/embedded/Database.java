package dev.athanor.deploy.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One database of a server, and who owns what in it. */
public final class Database {

    private static final String SUPERUSER = "postgres";

    private final String name;
    private final DataSource asSuperuser;

    private Database(String name, DataSource asSuperuser) {
        this.name = name;
        this.asSuperuser = asSuperuser;
    }

    static Database ensure(EmbeddedPostgres server, String name) throws SQLException {
        requirePlain(name);
        var master = server.getPostgresDatabase();
        if (!exists(master, "select 1 from pg_database where datname = '" + name + "'")) {
            execute(master, "create database " + name);
        }
        return new Database(name, server.getDatabase(SUPERUSER, name));
    }

    /**
     * Creates a user and a schema of the same name that is the user's, unless they exist. PostgreSQL looks for a schema
     * with the user's name first, so the user's tables go there without being told.
     */
    public void ensureOwner(String owner, String password) throws SQLException {
        requirePlain(owner);
        requirePlain(password);
        if (!exists(asSuperuser, "select 1 from pg_roles where rolname = '" + owner + "'")) {
            execute(asSuperuser, "create role " + owner + " login password '" + password + "'");
        }
        execute(asSuperuser, "create schema if not exists " + owner + " authorization " + owner);
    }

    /** Lets an owner create further schemas. */
    public void allowSchemas(String owner) throws SQLException {
        requirePlain(owner);
        execute(asSuperuser, "grant create on database " + name + " to " + owner);
    }

    private static boolean exists(DataSource source, String query) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Names cannot be parameters of these statements, so they must need no quotes. */
    private static void requirePlain(String word) {
        if (!word.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("'" + word + "' is not a plain name: a-z, 0-9 and _ are allowed");
        }
    }
}
