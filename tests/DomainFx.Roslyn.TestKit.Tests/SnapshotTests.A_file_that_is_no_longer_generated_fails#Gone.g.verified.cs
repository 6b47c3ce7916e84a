//HintName: Gone.g.cs
class Gone;
