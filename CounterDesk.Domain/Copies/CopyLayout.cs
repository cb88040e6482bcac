using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Copies;

/// <summary>Composes a copy's document, whatever its form and edition.</summary>
public static class CopyLayout
{
    /// <param name="copy">With everything decided.</param>
    /// <param name="edition">How large it is set; it says the same in each. Both are two parts of one document.</param>
    /// <param name="words">Chinese, with a second language beside it where the applicant asks.</param>
    /// <param name="code">The code for <see cref="CertifiedCopy.CodeAddress"/>.</param>
    public static Document Compose(CertifiedCopy copy, CopyEdition edition, DocumentWords words, CodeMatrix code) =>
        edition switch
        {
            CopyEdition.Standard => Compose(copy, Edition.Standard, words, code),
            CopyEdition.LargePrint => Compose(copy, Edition.LargePrint, words, code),
            CopyEdition.Both => Both(copy, words, code),
        };

    /// <summary>One edition alone.</summary>
    public static Document Compose(CertifiedCopy copy, Edition edition, DocumentWords words, CodeMatrix code)
    {
        words = words.Coding(copy.Order.Coded);
        return (edition, copy.Form) switch
        {
            (Edition.LargePrint, _) => new LargePrintLayout(copy, words, code).Compose(),
            (Edition.Standard, CopyForm.CertifiedCopy or CopyForm.MarkedCopy) =>
                new CertifiedCopyLayout(copy, words, code).Compose(),
            (Edition.Standard, CopyForm.InformationSheet) => new InformationSheetLayout(copy, words, code).Compose(),
        };
    }

    // Each part counts its own pages and is whole by itself, for one may be handed in and the other kept. So both say
    // which edition they are.
    private static Document Both(CertifiedCopy copy, DocumentWords words, CodeMatrix code)
    {
        var standard = Compose(copy, Edition.Standard, words, code);
        var large = Compose(copy, Edition.LargePrint, words, code);
        return standard with
        {
            Title = words["Both_DocumentTitle", standard.Title],
            Head = standard.Head! with { Left = [words["Both_Standard"], .. standard.Head.Left] },
            Foot = standard.Foot! with { Left = [words["Both_Foot_Standard"]] },
            Counterpart = large with { Foot = large.Foot! with { Left = [words["Both_Foot_LargePrint"]] } },
        };
    }
}
