package dev.athanor.deploy.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests and constructors a parameter of type {@link PlatformEnvironment}, the same in the whole process. */
public final class EmbeddedPlatformExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PlatformEnvironment.class;
    }

    @Override
    public PlatformEnvironment resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return EmbeddedPlatform.environment();
    }
}
