/**
 * A support desk that answers its tickets with the help of a model: the application of the demo.
 */
package com.example.supportdesk;
