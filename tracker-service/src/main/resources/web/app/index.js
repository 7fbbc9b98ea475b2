import './index.css';
import './component/athanor-app.js';
