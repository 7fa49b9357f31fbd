package io.evenkeel.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A database for a Quarkus test, given to the application under the same names as by the launcher. The argument {@code
 * schema} names the service:
 *
 * <pre>{@code @WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "schema", value =
 * "sync"))}</pre>
 *
 * <p>A field of type {@link TestDatabase} in the test class is filled in.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private String schema = "test";
    private @Nullable TestDatabase database;

    @Override
    public void init(Map<String, String> arguments) {
        schema = arguments.getOrDefault("schema", schema);
    }

    @Override
    public Map<String, String> start() {
        var made = TestDatabase.create(schema);
        database = made;
        var variables = new LinkedHashMap<String, String>();
        variables.put("EVENKEEL_DB_URL", made.superuser().address());
        variables.put("EVENKEEL_DB_OWNER", made.roles().owner().user());
        variables.put("EVENKEEL_DB_OWNER_PASSWORD", made.roles().owner().password());
        variables.put("EVENKEEL_DB_USER", made.roles().app().user());
        variables.put("EVENKEEL_DB_PASSWORD", made.roles().app().password());
        return Variables.withDotted(variables);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(database, new TestInjector.MatchesType(TestDatabase.class));
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
    }
}
