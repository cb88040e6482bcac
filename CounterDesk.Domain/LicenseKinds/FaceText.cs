using System.Text;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.LicenseKinds;

/// <summary>Brings the value of a field into the one form in which it is compared with another writing of the same.</summary>
public static class FaceText
{
    public static string Fold(FaceFieldType type, string value) => type switch
    {
        FaceFieldType.Name => HolderName.Fold(value),
        FaceFieldType.Date => FaceDate.TryParse(value, out var date) ? FaceDate.Write(date) : value.Trim(),
        FaceFieldType.ResidentId or FaceFieldType.IdentityDocument or FaceFieldType.CreditCode or FaceFieldType.BankCard =>
            IdentifierText.Fold(value),
        FaceFieldType.Number => LicenseNumber.Fold(value),
        FaceFieldType.Text or FaceFieldType.Sex or FaceFieldType.Term or FaceFieldType.Picture => FoldWords(value),
    };

    // Line breaks and brackets change from page to page; the words do not.
    private static string FoldWords(string value)
    {
        var folded = new StringBuilder(value.Length);
        foreach (var character in value.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(character))
            {
                folded.Append(character);
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormC).Replace('（', '(').Replace('）', ')');
    }
}
