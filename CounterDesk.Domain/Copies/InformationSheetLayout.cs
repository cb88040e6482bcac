using CounterDesk.Domain.Copies.Layout;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Verification;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// An information sheet (信息核验单) as a document: what was not established stands on page 1, what the source has on record
/// on page 2. It has no license page, and its head says that it is no copy.
/// </summary>
internal sealed class InformationSheetLayout(CertifiedCopy copy, DocumentWords words, CodeMatrix code)
{
    public Document Compose()
    {
        var frame = new CopyFrame(copy, words, code);
        var content = new CopyContent(copy, words);
        var evidence = new CopyEvidence(copy, words, content);
        return frame.Around(
        [
            new Heading(1, [words["Sheet_Title"]]) { Subtitle = [words["Sheet_Subtitle"]] },
            .. frame.TitleBeneath(second => $"{second["Sheet_Title"]}: {second["Sheet_Subtitle"]}"),
            new ContinueAt(frame.PanelTop),
            frame.Panel(frame.PanelRow("License", frame.KindWords)),
            new Space(0.6),
            new Notice(
            [
                new Paragraph(words.Runs("Sheet_Reason", words[$"Sheet_Because_{CauseOf(copy)}"])),
                new Paragraph([words["Sheet_Means"]]),
            ]),
            evidence.Checks(),

            // Two languages take more room and flow on.
            .. words.Second is null ? (Block[])[new PageBreak()] : [],
            content.Whole("Part_Registered", content.IdentifierRow(), content.SourceRow()),
            .. evidence.EffectAndEnd(),
        ]);
    }

    /// <summary>Why there is no page of the license, as the end of a word's key.</summary>
    public static string CauseOf(CertifiedCopy copy) => copy.Order.Report switch
    {
        { Genuine: GenuineAnswer.Yes } => "StateUnknown",
        { File: null } => "NoFile",
        _ => "NotTold",
    };
}
