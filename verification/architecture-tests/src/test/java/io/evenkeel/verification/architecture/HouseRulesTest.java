package io.evenkeel.verification.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.evenkeel.contracts.event.EventData;
import io.evenkeel.contracts.event.EventType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of {@code docs/guidelines/house-rules.md}, in their order. */
class HouseRulesTest {
    private static final String[] ADAPTERS = {"..api..", "..messages..", "..store.."};

    /** A package of a service that is neither an adapter nor a use case nor wiring holds model: pure rules. */
    private static final DescribedPredicate<JavaClass> MODEL = resideInAPackage("io.evenkeel.pnl.*")
            .or(resideInAPackage("io.evenkeel.sync.*"))
            .or(resideInAPackage("io.evenkeel.gateway.*"))
            .and(not(resideInAnyPackage(
                    "..usecase..",
                    "..api..",
                    "..messages..",
                    "..store..",
                    "..proxy..",
                    "..schema..",
                    "..health..",
                    "..database..")))
            .as("model of a service");

    private static JavaClasses all;

    @BeforeAll
    static void read() {
        all = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.evenkeel");
        assertThat(all.size()).as("classes of every module").isGreaterThan(200);
    }

    @Test
    void a_model_knows_only_the_jdk_and_the_value_types() {
        classes()
                .that(MODEL)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "org.jspecify..",
                                "io.evenkeel.contracts",
                                "io.evenkeel.contracts.money",
                                "io.evenkeel.contracts.id")
                        .or(MODEL))
                .check(all);
    }

    @Test
    void adapters_do_not_use_each_other() {
        noClasses()
                .that()
                .resideInAPackage("..api..")
                .should()
                .dependOnClassesThat(services("..messages..", "..store.."))
                .check(all);
        noClasses()
                .that()
                .resideInAPackage("..messages..")
                .should()
                .dependOnClassesThat(services("..api..", "..store.."))
                .check(all);
        noClasses()
                .that()
                .resideInAPackage("..store..")
                .should()
                .dependOnClassesThat(services("..api..", "..messages.."))
                .check(all);
    }

    @Test
    void adapters_hold_no_public_classes() {
        classes()
                .that()
                .resideInAnyPackage(ADAPTERS)
                .and()
                .resideInAnyPackage("io.evenkeel.sync..", "io.evenkeel.pnl..", "io.evenkeel.gateway..")
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .notBePublic()
                .check(all);
    }

    @Test
    void features_have_no_cycles() {
        for (var service : new String[] {"sync", "pnl", "gateway", "simulator"}) {
            slices().matching("io.evenkeel." + service + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(all);
        }
    }

    @Test
    void no_field_is_injected() {
        noFields().should().beAnnotatedWith("jakarta.inject.Inject").check(all);
    }

    @Test
    void only_the_connector_touches_nats() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.evenkeel.messaging..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.nats..")
                .check(all);
    }

    @Test
    void no_binary_floating_point_near_money() {
        var money = resideInAnyPackage(
                "io.evenkeel.contracts..", "io.evenkeel.pnl..", "io.evenkeel.kalshi..", "io.evenkeel.sync..");
        noFields()
                .that()
                .areDeclaredInClassesThat(money)
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(float.class)
                .orShould()
                .haveRawType(Double.class)
                .orShould()
                .haveRawType(Float.class)
                .check(all);
        methods()
                .that()
                .areDeclaredInClassesThat(money)
                .should()
                .notHaveRawReturnType(double.class)
                .andShould()
                .notHaveRawReturnType(float.class)
                .andShould()
                .notHaveRawReturnType(Double.class)
                .andShould()
                .notHaveRawReturnType(Float.class)
                .check(all);
    }

    @Test
    void models_and_use_cases_hold_no_decimals() {
        var inside = MODEL.or(services("..usecase..")).or(resideInAPackage("io.evenkeel.contracts.."));
        noFields()
                .that()
                .areDeclaredInClassesThat(inside)
                .should()
                .haveRawType(BigDecimal.class)
                .check(all);
        methods()
                .that()
                .areDeclaredInClassesThat(inside)
                .and()
                // The way out of a value type to SQL.
                .doNotHaveName("toBigDecimal")
                .should()
                .notHaveRawReturnType(BigDecimal.class)
                .check(all);
    }

    /** A store opens one as the port of a use case, which decides what belongs to it. */
    @Test
    void transactions_are_opened_by_use_cases_and_their_ports_only() {
        var outside = noClasses()
                .that()
                .resideInAnyPackage("io.evenkeel.sync..", "io.evenkeel.pnl..", "io.evenkeel.gateway..")
                .and()
                .resideOutsideOfPackages("..usecase..", "..store..");
        outside.should()
                .callMethodWhere(DescribedPredicate.describe(
                        "withTransaction() or begin() of a database client",
                        call -> (call.getName().equals("withTransaction")
                                        || call.getName().equals("begin"))
                                && call.getTargetOwner().getPackageName().matches("io\\.(vertx|quarkus)\\..*")))
                .check(all);
        outside.should()
                .beAnnotatedWith("io.quarkus.hibernate.reactive.panache.common.WithTransaction")
                .orShould()
                .beAnnotatedWith("jakarta.transaction.Transactional")
                .check(all);
        methods()
                .that()
                .areDeclaredInClassesThat(not(resideInAPackage("..usecase..")))
                .should()
                .notBeAnnotatedWith("io.quarkus.hibernate.reactive.panache.common.WithTransaction")
                .andShould()
                .notBeAnnotatedWith("jakarta.transaction.Transactional")
                .check(all);
    }

    @Test
    void the_clock_and_chance_are_injected() {
        // The one place where ids of chance are made, behind a bean that tests replace.
        var outside = noClasses()
                .that()
                .resideOutsideOfPackage("io.evenkeel.launcher..")
                .and()
                .doNotHaveFullyQualifiedName("io.evenkeel.sync.run.usecase.RunIds");
        outside.should().callMethod(java.time.Instant.class, "now").check(all);
        outside.should().callMethod(System.class, "currentTimeMillis").check(all);
        outside.should().callMethod(java.util.UUID.class, "randomUUID").check(all);
    }

    @Test
    void nothing_sleeps_or_prints() {
        var services = noClasses().that().resideOutsideOfPackages("io.evenkeel.launcher..", "io.evenkeel.stack..");
        services.should().callMethod(Thread.class, "sleep", long.class).check(all);
        services.should()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .check(all);
        services.should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(all);
    }

    @Test
    void nothing_is_fired_and_forgotten() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.evenkeel.sync..", "io.evenkeel.pnl..", "io.evenkeel.gateway..", "io.evenkeel.web..")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "subscribe() or await() of Mutiny",
                        call -> call.getTargetOwner().getPackageName().startsWith("io.smallrye.mutiny")
                                && (call.getName().equals("subscribe")
                                        || call.getName().equals("await"))))
                .check(all);
    }

    @Test
    void every_event_is_a_record_in_the_registry() {
        classes().that().implement(EventData.class).should().beRecords().check(all);
        var registered =
                Arrays.stream(EventType.values()).<Class<?>>map(EventType::data).collect(Collectors.toSet());
        assertThat(registered).containsExactlyInAnyOrder(EventData.class.getPermittedSubclasses());
    }

    @Test
    void services_do_not_know_each_other() {
        var services = new String[] {
            "io.evenkeel.sync..", "io.evenkeel.pnl..", "io.evenkeel.gateway..", "io.evenkeel.simulator.."
        };
        for (var service : services) {
            var others = Arrays.stream(services)
                    .filter(other -> !other.equals(service))
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(service)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(all);
        }
        noClasses()
                .that()
                .resideInAPackage("io.evenkeel.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.evenkeel.kalshi..", "io.evenkeel.contracts.event..")
                .because("the simulator must not share a mistake with the client")
                .check(all);
    }

    private static DescribedPredicate<JavaClass> services(String... packages) {
        return resideInAPackage("io.evenkeel..").and(resideInAnyPackage(packages));
    }
}
