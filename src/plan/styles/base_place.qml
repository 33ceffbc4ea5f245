<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields|MapTips|Rendering" labelsEnabled="1" hasScaleBasedVisibilityFlag="0">
  <renderer-v2 type="singleSymbol" enableorderby="0" forceraster="0" symbollevels="0">
    <symbols>
      <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleMarker" enabled="1" pass="0" locked="0">
          <Option type="Map">
            <Option type="QString" name="name" value="circle"/>
            <Option type="QString" name="color" value="94,92,100,255"/>
            <Option type="QString" name="outline_color" value="255,255,255,255"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.1"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="size" value="0.8"/>
            <Option type="QString" name="size_unit" value="MM"/>
            <Option type="QString" name="angle" value="0"/>
            <Option type="QString" name="scale_method" value="diameter"/>
          </Option>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style fieldName="name" isExpression="0" fontFamily="Liberation Sans" fontSize="9" fontSizeUnit="Point" fontWeight="50" fontItalic="1" textColor="94,92,100,255" textOpacity="1" multilineHeight="1">
        <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.92" bufferNoFill="1" bufferJoinStyle="128"/>
      </text-style>
      <placement placement="1" dist="1" distUnits="MM" priority="5"/>
      <rendering drawLabels="1" displayAll="0" scaleVisibility="1" scaleMax="600000" scaleMin="0" fontMinPixelSize="3" fontMaxPixelSize="10000" upsidedownLabels="0"/>
    </settings>
  </labeling>
  <previewExpression>&quot;name&quot;</previewExpression>
  <layerGeometryType>0</layerGeometryType>
</qgis>
