<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<qgis version="3.22" styleCategories="Symbology|Labeling|Fields|MapTips|Rendering" labelsEnabled="1" hasScaleBasedVisibilityFlag="0">
  <renderer-v2 type="singleSymbol" enableorderby="0" forceraster="0" symbollevels="0">
    <symbols>
      <symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
        <layer class="SimpleLine" enabled="1" pass="0" locked="0">
          <Option type="Map">
            <Option type="QString" name="line_color" value="255,255,255,255"/>
            <Option type="QString" name="line_style" value="solid"/>
            <Option type="QString" name="line_width" value="1"/>
            <Option type="QString" name="line_width_unit" value="MM"/>
            <Option type="QString" name="joinstyle" value="round"/>
            <Option type="QString" name="capstyle" value="round"/>
          </Option>
        </layer>
        <layer class="SimpleLine" enabled="1" pass="0" locked="0">
          <Option type="Map">
            <Option type="QString" name="line_color" value="26,95,180,255"/>
            <Option type="QString" name="line_style" value="solid"/>
            <Option type="QString" name="line_width" value="0.5"/>
            <Option type="QString" name="line_width_unit" value="MM"/>
            <Option type="QString" name="joinstyle" value="round"/>
            <Option type="QString" name="capstyle" value="round"/>
            <Option type="QString" name="use_custom_dash" value="1"/>
            <Option type="QString" name="customdash" value="1;1"/>
            <Option type="QString" name="customdash_unit" value="MM"/>
          </Option>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style fieldName="name" isExpression="0" fontFamily="Liberation Sans" fontSize="9" fontSizeUnit="Point" fontWeight="50" fontItalic="0" textColor="26,95,180,255" textOpacity="1" multilineHeight="1">
        <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.92" bufferNoFill="1" bufferJoinStyle="128"/>
      </text-style>
      <placement placement="0" dist="1" distUnits="MM" priority="5"/>
      <rendering drawLabels="1" displayAll="0" scaleVisibility="1" scaleMax="150000" scaleMin="0" fontMinPixelSize="3" fontMaxPixelSize="10000" upsidedownLabels="0"/>
    </settings>
  </labeling>
  <previewExpression>&quot;name&quot;</previewExpression>
  <layerGeometryType>2</layerGeometryType>
</qgis>
