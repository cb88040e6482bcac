using System.Globalization;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Domain.Visits;

/// <summary>What the desk shows of names and numbers until somebody opens the license: enough to recognize, too little to use.</summary>
public static class Mask
{
    private const char Star = '*';
    private const int MostStars = 8;
    private const int MobileLength = 11;

    /// <summary>林秀兰 → 林*兰, 王五 → 王*. Counts characters as people do, so that 𠮷 is one.</summary>
    public static string Name(string name)
    {
        var characters = StringInfo.GetTextElementEnumerator(name);
        var list = new List<string>();
        while (characters.MoveNext())
        {
            list.Add(characters.GetTextElement());
        }

        return list.Count switch
        {
            0 => "",
            1 => Star.ToString(),
            2 => list[0] + Star,
            _ => list[0] + new string(Star, list.Count - 2) + list[^1],
        };
    }

    /// <summary>A person's name masked, an organization's whole: those are public.</summary>
    public static string Name(Holder holder) => holder.Code.IsOfOrganization ? holder.Name : Name(holder.Name);

    /// <summary>The beginning of a text that is too long to keep, never half of a character.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return text[..end];
    }

    /// <summary>Keeps a third in front and a quarter behind, at most six and four: 999901194006120021 → 999901********0021.</summary>
    public static string Number(string number)
    {
        if (number.Length < 4)
        {
            return new string(Star, number.Length);
        }

        var front = Math.Min(6, number.Length / 3);
        var back = Math.Min(4, number.Length / 4);
        return number[..front] + new string(Star, Math.Min(MostStars, number.Length - front - back)) + number[^back..];
    }

    /// <summary>A telephone number: of a mobile the first three and the last four digits, of others the last four.</summary>
    public static string Phone(string phone) =>
        (phone.Length >= MobileLength ? phone[..3] : "") + new string(Star, 4) + phone[^4..];

    /// <summary>A person's number masked, an organization's whole: those are public.</summary>
    public static string Number(HolderCode code) => code.IsOfOrganization ? code.Text : Number(code.Text);
}
