using System.Globalization;
using System.Security;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Pdf;

/// <summary>What the file says about itself, as XMP: title, author, times, and the two standards it keeps.</summary>
internal static class Metadata
{
    public const string Producer = "CounterDesk";

    // Names a schema and nothing that could be fetched.
    public const string CarriedSchema = "urn:counterdesk:carried:1:";

    public static string Of(Document document)
    {
        var time = document.DrawnAt.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        var title = SecurityElement.Escape(document.Title);
        var author = SecurityElement.Escape(document.Author);
        var language = SecurityElement.Escape(document.Language);

        // ISO 19005-2, 6.6.2.3: a schema not defined there, as that of PDF/UA, is described in the file.
        return $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about=""
              xmlns:dc="http://purl.org/dc/elements/1.1/"
              xmlns:xmp="http://ns.adobe.com/xap/1.0/"
              xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
              xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
              xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
              xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
              xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
              xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaid:part>2</pdfaid:part>
            <pdfaid:conformance>A</pdfaid:conformance>
            <pdfuaid:part>1</pdfuaid:part>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
            <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
            <xmp:CreatorTool>{Producer}</xmp:CreatorTool>
            <xmp:CreateDate>{time}</xmp:CreateDate>
            <xmp:ModifyDate>{time}</xmp:ModifyDate>
            <pdf:Producer>{Producer}</pdf:Producer>
            {string.Concat(document.Carried.Select(carried => $"{OpeningOf(carried.Name)}{SecurityElement.Escape(carried.Text)}</carried:{carried.Name}>\n"))}<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
              <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
              <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
              <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
              <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
                <pdfaProperty:name>part</pdfaProperty:name>
                <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                <pdfaProperty:category>internal</pdfaProperty:category>
                <pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
              </rdf:li></rdf:Seq></pdfaSchema:property>
            </rdf:li>{CarriedProperties(document)}</rdf:Bag></pdfaExtension:schemas>
            </rdf:Description>
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """;
    }

    /// <summary>What stands before the text of a name.</summary>
    public static string OpeningOf(string name) => $"<carried:{name} xmlns:carried=\"{CarriedSchema}\">";

    // ISO 19005-2, 6.6.2.3, as above: each property that is used is described.
    private static string CarriedProperties(Document document) => document.Carried.IsEmpty ? "" : $"""
        <rdf:li rdf:parseType="Resource">
          <pdfaSchema:schema>Texts carried for programs</pdfaSchema:schema>
          <pdfaSchema:namespaceURI>{CarriedSchema}</pdfaSchema:namespaceURI>
          <pdfaSchema:prefix>carried</pdfaSchema:prefix>
          <pdfaSchema:property><rdf:Seq>{string.Concat(document.Carried.Select(Property))}</rdf:Seq></pdfaSchema:property>
        </rdf:li>
        """;

    private static string Property(CarriedText carried) => $"""
        <rdf:li rdf:parseType="Resource">
          <pdfaProperty:name>{carried.Name}</pdfaProperty:name>
          <pdfaProperty:valueType>Text</pdfaProperty:valueType>
          <pdfaProperty:category>external</pdfaProperty:category>
          <pdfaProperty:description>{SecurityElement.Escape(carried.Description)}</pdfaProperty:description>
        </rdf:li>
        """;
}
