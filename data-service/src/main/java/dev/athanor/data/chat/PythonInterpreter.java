package dev.athanor.data.chat;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.InterpreterFactory;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import org.jspecify.annotations.Nullable;

/** Writes truth values as Python does. */
final class PythonInterpreter extends JinjavaInterpreter {

    private PythonInterpreter(Jinjava jinja, Context context, JinjavaConfig configuration) {
        super(jinja, context, configuration);
    }

    private PythonInterpreter(JinjavaInterpreter other) {
        super(other);
    }

    @Override
    public String getAsString(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "True" : "False";
        }
        return super.getAsString(value);
    }

    /** Makes them for Jinjava. */
    static final class Factory implements InterpreterFactory {

        @Override
        public JinjavaInterpreter newInstance(JinjavaInterpreter other) {
            return new PythonInterpreter(other);
        }

        @Override
        public JinjavaInterpreter newInstance(Jinjava jinja, Context context, JinjavaConfig configuration) {
            return new PythonInterpreter(jinja, context, configuration);
        }
    }
}
