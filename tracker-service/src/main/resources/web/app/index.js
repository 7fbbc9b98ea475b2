// The bundler takes any file called index for the entry: the style sheet must have another name.
import './style/theme.css';
import './component/athanor-app.js';
