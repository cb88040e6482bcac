namespace CounterDesk.Domain.Objections;

/// <summary>What is wrong with a license, in the order in which the desk offers it.</summary>
public enum ObjectionFault
{
    /// <summary>The source does not have it, or has the record without the file.</summary>
    Missing,

    /// <summary>The content is not what it should be.</summary>
    Wrong,

    FileUnreadable,

    /// <summary>The file or its seal did not pass, or could not be told genuine.</summary>
    NotGenuine,

    /// <summary>Two sources have the same license otherwise.</summary>
    SourcesDiffer,
}
