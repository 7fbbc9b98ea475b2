/** What holds for the code of all modules: who may know whom, and how packages are named. */
@NullMarked
package dev.athanor.deploy.local.architecture;

import org.jspecify.annotations.NullMarked;
