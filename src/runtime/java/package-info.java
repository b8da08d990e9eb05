/** What the types of the contract rest on. */
@NullMarked
package allof.runtime;

import org.jspecify.annotations.NullMarked;
