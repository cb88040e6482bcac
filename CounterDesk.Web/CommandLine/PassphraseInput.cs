using System.Text;

namespace CounterDesk.Web.CommandLine;

/// <summary>Asks for a passphrase without showing it; where nobody types, it is the first line of the input.</summary>
internal static class PassphraseInput
{
    public static async Task<string> ReadAsync() =>
        Console.IsInputRedirected ? await Console.In.ReadLineAsync() ?? "" : Ask("Passphrase: ");

    /// <summary>A new one: whoever types it types it twice. Null when the two differ.</summary>
    public static async Task<string?> ReadNewAsync()
    {
        var first = await ReadAsync();
        return Console.IsInputRedirected || Ask("Once more: ") == first ? first : null;
    }

    private static string Ask(string prompt)
    {
        Console.Error.Write(prompt);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } pressed)
        {
            if (pressed.Key is ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(pressed.KeyChar))
            {
                typed.Append(pressed.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
