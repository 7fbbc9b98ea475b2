import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent, DataZoomInsideComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

// The parts that the charts need, so that the page does not carry the rest.
use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, DataZoomInsideComponent, CanvasRenderer]);

export { init };
